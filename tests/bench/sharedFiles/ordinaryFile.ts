/** A config file as people have them, only longer: profiles of every kind, comments, nested keys, blank lines between. */
export function ordinaryFile(bytes: number): string {
  const sections: string[] = [
    '# AWS config, ours and the customers\n\n[default]\nregion = eu-west-1\noutput = json\n',
  ];
  let length = 0;
  for (let number = 0; length < bytes; number += 1) {
    const section = profile(number);
    sections.push(section);
    length += section.length + 1;
  }
  return sections.join('\n');
}

function profile(number: number): string {
  const account = String(number).padStart(12, '0');
  const region = ['eu-west-1', 'us-east-1', 'ap-southeast-2'][number % 3] ?? '';
  const header = `[profile team-${number % 40}-account-${number}]\nregion = ${region}\n`;
  switch (number % 4) {
    case 0:
      return `${header}role_arn = arn:aws:iam::${account}:role/Administrator\nsource_profile = default\nmfa_serial = arn:aws:iam::${account}:mfa/ann\n`;
    case 1:
      return `# asked for in ticket ${number}\n${header}sso_session = corp\nsso_account_id = ${account}\nsso_role_name = ReadOnly\noutput = json\n`;
    case 2:
      return `${header}s3 =\n  addressing_style = path\n  max_concurrent_requests = 20\ncredential_process = /opt/bin/credentials --account ${account}\n`;
    default:
      return `${header}aws_access_key_id = AKIAIOSFODNN7EXAMPLE\naws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY\naws_session_token = ${'IQoExampleTokenThatNobodyIssued'.repeat(12)}==\n`;
  }
}
