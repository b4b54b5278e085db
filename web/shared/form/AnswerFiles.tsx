import type { FileView } from "#contract/draft.ts";
import "./signature.css";

/** Files an answer holds, as a reader of the case opens them; with `pictures`, pictures are seen at once. */
export function AnswerFiles(props: {
  number: string;
  files: readonly FileView[] | undefined;
  pictures?: boolean;
}) {
  const { number, files = [], pictures = false } = props;
  return files.map(({ id, name, type }) => {
    const address = `/api/files/${id}?case=${encodeURIComponent(number)}`;
    return (
      <a key={id} className="answer-file" href={address} target="_blank" rel="noreferrer">
        {pictures && type.startsWith("image/") ? (
          <img className="signature-picture" src={address} alt={name} />
        ) : (
          name
        )}
        <span className="visually-hidden">（在新窗口打开）</span>
      </a>
    );
  });
}
