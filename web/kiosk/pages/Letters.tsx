import { useLayoutEffect } from "react";
import "../../shared/device/digit-pad.css";

const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

/** Signs to type by finger: pinyin by default, of which the first letter of each word is enough. A keyboard types too. */
export function Letters(props: {
  value: string;
  onChange: (value: string) => void;
  signs?: string;
  most?: number;
  name?: string;
}) {
  const { value, onChange, signs = alphabet, most = 20, name = "拼音字母" } = props;
  const add = (sign: string) => value.length < most && onChange(value + sign.toLowerCase());
  const back = () => onChange(value.slice(0, -1));
  // At once: whoever types does not wait until the page has been painted.
  useLayoutEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey) return;
      if (event.key.length === 1 && signs.includes(event.key.toUpperCase())) add(event.key);
      else if (event.key === "Backspace") back();
    };
    addEventListener("keydown", press);
    return () => removeEventListener("keydown", press);
  });
  return (
    <fieldset className="pad letters">
      <legend className="visually-hidden">{name}</legend>
      {[...signs].map((sign) => (
        <button key={sign} type="button" onClick={() => add(sign)}>
          {sign}
        </button>
      ))}
      <button type="button" className="word" onClick={back}>
        退格
      </button>
    </fieldset>
  );
}
