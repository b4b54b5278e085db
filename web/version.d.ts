/** The version of these pages, put in by the build. */
declare const __TONGBAN_VERSION__: string;
