import type { AnyCmdlet } from '../../shell/cmdlet.ts';
import type { View } from '../../shell/format/views.ts';
import type { Context } from '../../unlocked/context.ts';
import { awsCredential } from './awsCredential.ts';
import { awsCredentialProfile } from './awsCredentialProfile.ts';
import { awsDefaultConfiguration } from './awsDefaultConfiguration.ts';
import { awsRegions } from './awsRegions.ts';
import { awsSaml } from './awsSaml.ts';
import { getAWSCredential } from './getAWSCredential.ts';
import { awsRegionView } from './regionObject.ts';
import { serviceCmdlets } from './services/serviceCmdlets.ts';
import { serviceViews } from './services/serviceViews.ts';
import { signing } from './signing.ts';

/** The cmdlets of AWS Tools for PowerShell. */
export function awsCmdlets(context: Context): AnyCmdlet[] {
  return [
    ...awsCredential(context),
    ...getAWSCredential(context),
    ...awsCredentialProfile(context),
    ...awsDefaultConfiguration(context),
    ...awsRegions,
    ...awsSaml(context),
    ...serviceCmdlets(context),
    ...signing(context),
  ];
}

/** How what they give is shown. */
export const awsViews: readonly View[] = [awsRegionView, ...serviceViews];
