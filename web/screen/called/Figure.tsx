/** A number as large as its place allows: longer ones are set smaller, so that none is cut off. */
export function Figure({ number }: { number: string }) {
  return (
    <p className="called-figure" data-length={Math.min(Math.max(number.length, 4), 7)}>
      {number}
    </p>
  );
}
