"""Asks a metadata service as an instance's own programs do, with botocore, and prints what it was given as JSON."""

import json
import os

from botocore.utils import InstanceMetadataFetcher, InstanceMetadataRegionFetcher

service = {'base_url': os.environ['METADATA_SERVICE'], 'env': {}}
credentials = InstanceMetadataFetcher(**service).retrieve_iam_role_credentials()
region = InstanceMetadataRegionFetcher(**service).retrieve_region()
print(json.dumps({'credentials': credentials, 'region': region}))
