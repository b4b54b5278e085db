/** The look of every page; import it first in an entry. */
import "./tokens.css";
import "./base.css";
import "./icon.css";
import "./states.css";
