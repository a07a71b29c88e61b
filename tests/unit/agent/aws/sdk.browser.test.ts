import { expect, test, vi } from 'vitest';
import { createAws } from '../../../../src/agent/aws/aws.ts';
import { sandboxEndpoint } from '../../../../src/base/sandbox.ts';
import { secretKey } from '../sigv4/published.ts';

test("the SDK's browser build reads XML where there is no DOMParser, as in a worker", async () => {
  vi.stubGlobal('DOMParser', undefined);
  const aws = createAws({ clock: () => Date.UTC(2026, 0, 2), signed: () => undefined });
  const identity = await aws.getCallerIdentity({
    credentials: {
      accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
      secretKey: await secretKey('wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY'),
    },
    profile: 'alice',
    region: 'us-east-1',
    endpointUrl: sandboxEndpoint,
    signal: new AbortController().signal,
  });
  expect(identity.arn).toBe('arn:aws:iam::123456789012:user/alice');
});
