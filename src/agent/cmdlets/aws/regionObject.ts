import { knownRegions } from '../../aws/regions.ts';
import type { View } from '../../shell/format/views.ts';
import { PSObject } from '../../shell/values/value.ts';

/** A region as Get-AWSRegion gives it; in a text it is its system name. */
class AWSRegion extends PSObject {
  readonly #region: string;

  constructor(region: string, name: string, isShellDefault: boolean) {
    super(awsRegionType, [
      ['Region', region],
      ['Name', name],
      ['IsShellDefault', isShellDefault],
    ]);
    this.#region = region;
  }

  override text(): string {
    return this.#region;
  }
}

export const awsRegionType = 'Amazon.PowerShell.Common.AWSRegion';

export const awsRegionView: View = {
  typeNames: [awsRegionType],
  as: 'table',
  columns: ['Region', 'Name', 'IsShellDefault'].map((name) => ({ name, of: name })),
};

/**
 * @param region system name, known or not
 * @param shellDefault $StoredAWSRegion
 */
export function awsRegion(region: string, shellDefault: string | undefined): PSObject {
  const known = knownRegions.find(({ name }) => name === region);
  const isShellDefault = region.toLowerCase() === shellDefault?.toLowerCase();
  return new AWSRegion(region, known?.description ?? 'Unknown', isShellDefault);
}
