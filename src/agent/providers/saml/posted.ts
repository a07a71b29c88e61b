/**
 * A response as AWS takes it, of what was posted or pasted: base64 may come in lines and in quotes, and out of a browser's
 * developer tools with the form field's name, with escapes or as the element that the page has.
 */
export function postedResponse(posted: string): string {
  const [, ofForm, ofList, ofElement] = field.exec(posted) ?? [];
  const found = withoutEscapes(ofForm ?? ofList ?? ofElement ?? posted);
  return found.replace(/[\s"'`,;]+/g, '');
}

/** `SAMLResponse=...&`, `SAMLResponse: ...` and `name="SAMLResponse" value="..."`. */
const field =
  /(?:^|[&\s"'{,])SAMLResponse(?:=([^&"']*)|["']?:\s*["']?([^\s"',}]+)|["']\s+value=["']([^"']*))/;

function withoutEscapes(text: string): string {
  const written = text.replace(/&#(?:x([\da-f]{1,4})|(\d{1,5}));/gi, (_, hex?: string, decimal?: string) =>
    String.fromCharCode(hex === undefined ? Number(decimal) : parseInt(hex, 16)),
  );
  try {
    return decodeURIComponent(written);
  } catch {
    return written;
  }
}
