"""Prints the instances that boto3 lists in the region of AWS_DEFAULT_REGION, by the headings of Coffer's table."""

import json

import boto3


def row(instance):
    names = [tag['Value'] for tag in instance.get('Tags', []) if tag['Key'] == 'Name']
    return {
        'Instance ID': instance['InstanceId'],
        'Name': names[0] if names else '',
        'State': instance['State']['Name'],
        'Type': instance['InstanceType'],
        'Platform': instance.get('PlatformDetails', instance.get('Platform', '')),
        'Private IP': instance.get('PrivateIpAddress', ''),
        'Subnet': instance.get('SubnetId', ''),
        'VPC': instance.get('VpcId', ''),
    }


pages = boto3.client('ec2').get_paginator('describe_instances').paginate()
reservations = [reservation for page in pages for reservation in page['Reservations']]
print(json.dumps([row(instance) for reservation in reservations for instance in reservation['Instances']]))
