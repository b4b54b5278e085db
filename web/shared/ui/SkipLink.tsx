import "./skip-link.css";

/** The first thing the keyboard meets on a page: past the menu, to what the page is about. */
export const SkipLink = () => (
  <a className="skip" href="#main">
    跳到正文
  </a>
);
