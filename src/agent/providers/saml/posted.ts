/**
 * A response as AWS takes it, of what was posted or pasted: base64 may come in lines, and out of a browser's network panel
 * with the form field's name and with escapes.
 */
export function postedResponse(posted: string): string {
  const [, field] = /(?:^|&)SAMLResponse=([^&]*)/.exec(posted.trim()) ?? [];
  return withoutEscapes(field ?? posted).replace(/\s+/g, '');
}

function withoutEscapes(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
