/** `endpoint_url` of profiles whose calls the embedded sandbox answers. ".invalid" never resolves (RFC 2606). */
export const sandboxEndpoint = 'https://sandbox.invalid';
