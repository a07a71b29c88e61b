import type { EpochMs } from '../../../base/clock.ts';
import { CofferError } from '../../../base/cofferError.ts';
import { elementsNamed, type XmlElement } from '../../../base/xmlReader.ts';

/** How long after its issue AWS takes an assertion, and how far clocks may be apart, in milliseconds. */
const fiveMinutes = 5 * 60_000;

/**
 * When an assertion ends: by the first end that it names itself, or five minutes after it was issued.
 * @throws CofferError "saml-times", "saml-expired", "saml-early"
 */
export function endOf(assertion: XmlElement, now: EpochMs): EpochMs {
  const issued = timesOf([assertion], 'IssueInstant');
  const bounds = ['SubjectConfirmationData', 'Conditions'].flatMap((name) => elementsNamed(assertion, name));
  const end = Math.min(...timesOf(bounds, 'NotOnOrAfter'), ...issued.map((time) => time + fiveMinutes));
  const start = Math.max(...timesOf(bounds, 'NotBefore'), ...issued);
  if (issued.length === 0 || Number.isNaN(end) || Number.isNaN(start)) throw new CofferError('saml-times');
  if (end <= now) throw new CofferError('saml-expired', { end, now });
  if (start > now + fiveMinutes) throw new CofferError('saml-early', { start, now });
  return end;
}

/** Of those that have such an attribute; NaN for one that is no time. */
function timesOf(elements: readonly XmlElement[], name: string): readonly EpochMs[] {
  return elements.flatMap(({ attributes }) => {
    const written = attributes.get(name);
    if (written === undefined) return [];
    // SAML's times are UTC, and to Date one without a zone is local.
    return Date.parse(/(?:Z|[+-]\d\d:\d\d)$/.test(written) ? written : `${written}Z`);
  });
}
