import { answerTypes } from './answerTypes.ts';
import { networkInterface, secondaryInterface } from './ec2NetworkTypes.ts';
import { attachmentStatus, groupIdentifier, operator } from './ec2SharedTypes.ts';

const { structure, constant } = answerTypes('Amazon.EC2');

const blockDeviceMapping = structure('InstanceBlockDeviceMapping', 'DeviceName', {
  Ebs: structure(
    'EbsInstanceBlockDevice',
    'AssociatedResource AttachTime DeleteOnTermination EbsCardIndex VolumeId VolumeOwnerId',
    { Operator: operator, Status: attachmentStatus },
  ),
});

const capacityReservation = structure('CapacityReservationSpecificationResponse', '', {
  CapacityReservationPreference: constant('CapacityReservationPreference'),
  CapacityReservationTarget: structure(
    'CapacityReservationTargetResponse',
    'CapacityReservationId CapacityReservationResourceGroupArn',
  ),
});

const metadataOptions = structure('InstanceMetadataOptionsResponse', 'HttpPutResponseHopLimit', {
  HttpEndpoint: constant('InstanceMetadataEndpointState'),
  HttpProtocolIpv6: constant('InstanceMetadataProtocolState'),
  HttpTokens: constant('HttpTokensState'),
  InstanceMetadataTags: constant('InstanceMetadataTagsState'),
  State: constant('InstanceMetadataOptionsState'),
});

const placement = structure(
  'Placement',
  'Affinity AvailabilityZone AvailabilityZoneId GroupId GroupName HostId HostResourceGroupArn PartitionNumber SpreadDomain',
  { Tenancy: constant('Tenancy') },
);

const plainProperties = `AmiLaunchIndex CapacityBlockId CapacityReservationId ClientToken EbsOptimized EnaSupport ImageId
InstanceId Ipv6Address KernelId KeyName LaunchTime OutpostArn PlatformDetails PrivateDnsName PrivateIpAddress PublicDnsName
PublicIpAddress RamdiskId RootDeviceName SourceDestCheck SpotInstanceRequestId SriovNetSupport StateTransitionReason
SubnetId TpmSupport UsageOperation UsageOperationUpdateTime VpcId`;

export const instance = structure('Instance', plainProperties, {
  Architecture: constant('ArchitectureValues'),
  BlockDeviceMappings: blockDeviceMapping,
  BootMode: constant('BootModeValues'),
  CapacityReservationSpecification: capacityReservation,
  CpuOptions: structure('CpuOptions', 'CoreCount ThreadsPerCore', {
    AmdSevSnp: constant('AmdSevSnpSpecification'),
    NestedVirtualization: constant('NestedVirtualizationSpecification'),
  }),
  CurrentInstanceBootMode: constant('InstanceBootModeValues'),
  ElasticGpuAssociations: structure(
    'ElasticGpuAssociation',
    'ElasticGpuAssociationId ElasticGpuAssociationState ElasticGpuAssociationTime ElasticGpuId',
  ),
  ElasticInferenceAcceleratorAssociations: structure(
    'ElasticInferenceAcceleratorAssociation',
    'ElasticInferenceAcceleratorArn ElasticInferenceAcceleratorAssociationId ElasticInferenceAcceleratorAssociationState ElasticInferenceAcceleratorAssociationTime',
  ),
  EnclaveOptions: structure('EnclaveOptions', 'Enabled'),
  HibernationOptions: structure('HibernationOptions', 'Configured'),
  Hypervisor: constant('HypervisorType'),
  IamInstanceProfile: structure('IamInstanceProfile', 'Arn Id'),
  InstanceLifecycle: constant('InstanceLifecycleType'),
  InstanceType: constant('InstanceType'),
  Licenses: structure('LicenseConfiguration', 'LicenseConfigurationArn'),
  MaintenanceOptions: structure('InstanceMaintenanceOptions', '', {
    AutoRecovery: constant('InstanceAutoRecoveryState'),
    RebootMigration: constant('InstanceRebootMigrationState'),
  }),
  MetadataOptions: metadataOptions,
  Monitoring: structure('Monitoring', 'MetricCategoryIds', { State: constant('MonitoringState') }),
  NetworkInterfaces: networkInterface,
  NetworkPerformanceOptions: structure('InstanceNetworkPerformanceOptions', '', {
    BandwidthWeighting: constant('InstanceBandwidthWeighting'),
  }),
  Operator: operator,
  Placement: placement,
  Platform: constant('PlatformValues'),
  PrivateDnsNameOptions: structure(
    'PrivateDnsNameOptionsResponse',
    'EnableResourceNameDnsAAAARecord EnableResourceNameDnsARecord',
    { HostnameType: constant('HostnameType') },
  ),
  ProductCodes: structure('ProductCode', 'ProductCodeId', {
    ProductCodeType: constant('ProductCodeValues'),
  }),
  RootDeviceType: constant('DeviceType'),
  SecondaryInterfaces: secondaryInterface,
  SecurityGroups: groupIdentifier,
  State: structure('InstanceState', 'Code', { Name: constant('InstanceStateName') }),
  StateReason: structure('StateReason', 'Code Message'),
  Tags: structure('Tag', 'Key Value'),
  VirtualizationType: constant('VirtualizationType'),
});

/** AWS's tools add the names of the groups, and Instances once more under its former name. */
export const reservation = structure('Reservation', 'GroupNames OwnerId RequesterId ReservationId', {
  Groups: groupIdentifier,
  Instances: instance,
  RunningInstance: instance,
});

export const describeInstancesResponse = structure('DescribeInstancesResponse', 'NextToken', {
  Reservations: reservation,
});

export const region = structure('Region', 'Endpoint OptInStatus RegionName', {
  Geography: structure('RegionGeography', 'Name'),
});

export const describeRegionsResponse = structure('DescribeRegionsResponse', '', { Regions: region });
