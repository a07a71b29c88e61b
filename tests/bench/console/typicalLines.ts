/** Lines such as AWS's guide and the people who follow it write. */
export const typicalLines: readonly string[] = [
  'Set-AWSCredential -ProfileName dev',
  'Set-AWSCredential -AccessKey AKIAIOSFODNN7EXAMPLE -SecretKey $secret -StoreAs dev',
  'Get-AWSCredential -ListProfileDetail | Sort-Object ProfileName',
  '$creds = (Use-STSRole -RoleArn arn:aws:iam::123456789012:role/x -RoleSessionName "s1").Credentials',
  'Get-EC2Instance -Credential $creds -Region us-west-2',
  "(Get-EC2Instance).Instances | Where-Object { $_.State.Name -eq 'running' -and $_.Tags.Count -gt 2 }",
  '$list = @("a", "b"); foreach ($name in $list) { Get-EC2Instance -InstanceId $name -ProfileName prod }',
  'if ($StoredAWSRegion -like "eu-*") { Write-Host "in ${StoredAWSRegion}: $($creds.AccessKeyId)" } else { "no" }',
  "$filter = @{ Name = 'instance-type'; Values = 't3.micro', 't3.small' }; Get-EC2Instance -Filter $filter",
  'Get-STSCallerIdentity | Select-Object Account, @{ N = "Who"; E = { $_.Arn.Split("/")[-1] } } | ConvertTo-Json',
];
