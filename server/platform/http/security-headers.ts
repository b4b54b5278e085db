/**
 * What browsers are told about every answer, so that a page of ours runs only what is ours and stands in no foreign
 * frame. The same for all answers, therefore written out once.
 */
const policy = [
  "default-src 'self'",
  "img-src 'self' blob:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'self'",
];

const always = {
  "content-security-policy": policy.join(";"),
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "origin-agent-cluster": "?1",
  "referrer-policy": "same-origin",
  "x-content-type-options": "nosniff",
  "x-dns-prefetch-control": "off",
  "x-download-options": "noopen",
  "x-frame-options": "SAMEORIGIN",
  "x-permitted-cross-domain-policies": "none",
  "x-xss-protection": "0",
};

/** @param https whether people reach us by https; browsers then keep to it for a year. */
export function securityHeaders(https: boolean): Readonly<Record<string, string>> {
  return https ? { ...always, "strict-transport-security": "max-age=31536000" } : always;
}
