/** What a signature is made with. The secret is a key that signs and cannot be read back. */
export interface SigningCredentials {
  readonly accessKeyId: string;
  /** Non-extractable HMAC-SHA-256 key over the bytes of "AWS4" + secret access key, usages ['sign']. */
  readonly secretKey: CryptoKey;
  readonly sessionToken?: string;
}
