"""Fills an empty moto_server, which must not check signatures yet, and prints the keys that it made.

Standard output: {"reader": KEYS, "keeper": KEYS, "rotator": KEYS, "stranger": KEYS, "session": KEYS} with KEYS = {"accessKeyId",
"secretAccessKey"} and, for the session, "sessionToken". The endpoint comes from AWS_ENDPOINT_URL.
"""

import json

import boto3

# More reservations than Coffer asks for at once, so that its listing takes a second page.
INSTANCES = {'us-east-1': 105, 'eu-west-1': 15}

# What could go wrong on the way through XML, agent and page.
ODD_NAMES = ['<script>alert(1)</script>', 'a & b "c"', 'ключ 🗝️', '  two  blanks  ', '__proto__', '']

READ = ['ec2:Describe*', 'sts:AssumeRole', 'sts:GetCallerIdentity']
KEEP = ['iam:*AccessKey*', 'sts:GetCallerIdentity']


def main():
    iam = boto3.client('iam', region_name='us-east-1')
    policy = iam.create_policy(PolicyName='read', PolicyDocument=document(Action=READ, Resource='*'))
    policy_arn = policy['Policy']['Arn']
    reader = make_user(iam, 'reader')
    iam.attach_user_policy(UserName='reader', PolicyArn=policy_arn)
    stranger = make_user(iam, 'stranger')
    keeper = make_user(iam, 'keeper')
    iam.put_user_policy(
        UserName='keeper', PolicyName='keep', PolicyDocument=document(Action=KEEP, Resource='*')
    )
    rotator = make_user(iam, 'rotator')
    iam.put_user_policy(
        UserName='rotator', PolicyName='keep', PolicyDocument=document(Action=KEEP, Resource='*')
    )
    trust = document(Action='sts:AssumeRole', Principal={'AWS': '*'})
    role = iam.create_role(RoleName='auditor', AssumeRolePolicyDocument=trust)
    iam.attach_role_policy(RoleName='auditor', PolicyArn=policy_arn)
    for region, count in INSTANCES.items():
        run_instances(region, count)
    print(json.dumps({
        'reader': reader,
        'keeper': keeper,
        'rotator': rotator,
        'stranger': stranger,
        'session': assume_role(role['Role']['Arn'], reader),
    }))


def document(**statement):
    return json.dumps({'Version': '2012-10-17', 'Statement': [{'Effect': 'Allow', **statement}]})


def make_user(iam, name):
    iam.create_user(UserName=name)
    key = iam.create_access_key(UserName=name)['AccessKey']
    return {'accessKeyId': key['AccessKeyId'], 'secretAccessKey': key['SecretAccessKey']}


def assume_role(role_arn, keys):
    sts = boto3.client(
        'sts',
        region_name='us-east-1',
        aws_access_key_id=keys['accessKeyId'],
        aws_secret_access_key=keys['secretAccessKey'],
    )
    made = sts.assume_role(RoleArn=role_arn, RoleSessionName='coffer')['Credentials']
    return {
        'accessKeyId': made['AccessKeyId'],
        'secretAccessKey': made['SecretAccessKey'],
        'sessionToken': made['SessionToken'],
    }


def run_instances(region, count):
    """One reservation each, because moto counts reservations where EC2 counts instances."""
    ec2 = boto3.client('ec2', region_name=region)
    vpc_id = ec2.create_vpc(CidrBlock='10.20.0.0/16')['Vpc']['VpcId']
    subnet_id = ec2.create_subnet(VpcId=vpc_id, CidrBlock='10.20.0.0/20')['Subnet']['SubnetId']
    linux, windows = image(ec2, 'amzn-ami-*'), image(ec2, 'Windows_Server-*')
    ids = []
    for index in range(count):
        name = ODD_NAMES[index] if index < len(ODD_NAMES) else f'web-{index}'
        tags = [{'Key': 'Name', 'Value': name}, {'Key': 'Stage', 'Value': 'test'}]
        made = ec2.run_instances(
            ImageId=windows if index == 7 else linux,
            InstanceType='t3.micro' if index % 2 else 'm5.large',
            MinCount=1,
            MaxCount=1,
            SubnetId=subnet_id,
            # The last one has no name at all.
            TagSpecifications=[{'ResourceType': 'instance', 'Tags': tags if index < count - 1 else tags[1:]}],
        )
        ids.append(made['Instances'][0]['InstanceId'])
    ec2.stop_instances(InstanceIds=ids[8:10])
    ec2.terminate_instances(InstanceIds=ids[10:11])


def image(ec2, name):
    return ec2.describe_images(Filters=[{'Name': 'name', 'Values': [name]}])['Images'][0]['ImageId']


main()
