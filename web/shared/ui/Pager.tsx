import { LinkButton } from "./Button.tsx";
import "./pager.css";

/**
 * Keyset paging: the addresses of the pages around this one. A page number would lie as soon as a row is added.
 * `first` is shown once the reader has gone on from it.
 */
export function Pager(props: { first?: string | undefined; next?: string | undefined; shown?: string }) {
  if (!props.first && !props.next) return null;
  return (
    <nav className="pager" aria-label="翻页">
      {props.first && <LinkButton href={props.first}>回到第一页</LinkButton>}
      {props.shown && <span>{props.shown}</span>}
      {props.next && <LinkButton href={props.next}>下一页</LinkButton>}
    </nav>
  );
}
