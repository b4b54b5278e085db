import { useLayoutEffect } from "react";
import "./digit-pad.css";

const keys = ["1", "2", "3", "4", "5", "6", "7", "8", "9"];

/** Digits to type by finger; a keyboard, where there is one, types too. `extra`: one more sign, such as X. */
export function DigitPad(props: {
  value: string;
  most: number;
  onChange: (value: string) => void;
  extra?: string;
}) {
  const { value, most, onChange, extra } = props;
  const add = (sign: string) => value.length < most && onChange(value + sign);
  const back = () => onChange(value.slice(0, -1));
  // At once: whoever types does not wait until the page has been painted.
  useLayoutEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.target instanceof HTMLInputElement || event.ctrlKey || event.metaKey) return;
      if (/^[0-9]$/.test(event.key)) add(event.key);
      else if (extra && event.key.toUpperCase() === extra) add(extra);
      else if (event.key === "Backspace") back();
    };
    addEventListener("keydown", press);
    return () => removeEventListener("keydown", press);
  });
  return (
    <fieldset className="pad">
      <legend className="visually-hidden">数字键</legend>
      {keys.map((sign) => (
        <button key={sign} type="button" onClick={() => add(sign)}>
          {sign}
        </button>
      ))}
      {extra ? (
        <button type="button" onClick={() => add(extra)}>
          {extra}
        </button>
      ) : (
        <button type="button" className="word" onClick={() => onChange("")}>
          清空
        </button>
      )}
      <button type="button" onClick={() => add("0")}>
        0
      </button>
      <button type="button" className="word" onClick={back}>
        退格
      </button>
    </fieldset>
  );
}
