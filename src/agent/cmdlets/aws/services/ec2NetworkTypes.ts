/*
 * How an instance is connected.
 */
import { answerTypes } from './answerTypes.ts';
import { attachmentStatus, groupIdentifier, operator } from './ec2SharedTypes.ts';

const { structure, constant } = answerTypes('Amazon.EC2');

const association = structure(
  'InstanceNetworkInterfaceAssociation',
  'CarrierIp CustomerOwnedIp IpOwnerId PublicDnsName PublicIp',
);

const attachment = structure(
  'InstanceNetworkInterfaceAttachment',
  'AttachTime AttachmentId DeleteOnTermination DeviceIndex EnaQueueCount NetworkCardIndex',
  {
    EnaSrdSpecification: structure('InstanceAttachmentEnaSrdSpecification', 'EnaSrdEnabled', {
      EnaSrdUdpSpecification: structure('InstanceAttachmentEnaSrdUdpSpecification', 'EnaSrdUdpEnabled'),
    }),
    Status: attachmentStatus,
  },
);

export const networkInterface = structure(
  'InstanceNetworkInterface',
  'Description InterfaceType MacAddress NetworkInterfaceId OwnerId PrivateDnsName PrivateIpAddress SourceDestCheck SubnetId VpcId',
  {
    Association: association,
    Attachment: attachment,
    ConnectionTrackingConfiguration: structure(
      'ConnectionTrackingSpecificationResponse',
      'TcpEstablishedTimeout UdpStreamTimeout UdpTimeout',
    ),
    Groups: groupIdentifier,
    Ipv4Prefixes: structure('InstanceIpv4Prefix', 'Ipv4Prefix'),
    Ipv6Addresses: structure('InstanceIpv6Address', 'Ipv6Address IsPrimaryIpv6'),
    Ipv6Prefixes: structure('InstanceIpv6Prefix', 'Ipv6Prefix'),
    Operator: operator,
    PrivateIpAddresses: structure('InstancePrivateIpAddress', 'Primary PrivateDnsName PrivateIpAddress', {
      Association: association,
    }),
    Status: constant('NetworkInterfaceStatus'),
  },
);

export const secondaryInterface = structure(
  'InstanceSecondaryInterface',
  'MacAddress OwnerId SecondaryInterfaceId SecondaryNetworkId SecondarySubnetId SourceDestCheck',
  {
    Attachment: structure(
      'InstanceSecondaryInterfaceAttachment',
      'AttachTime AttachmentId DeleteOnTermination DeviceIndex NetworkCardIndex',
      { Status: attachmentStatus },
    ),
    InterfaceType: constant('SecondaryInterfaceType'),
    PrivateIpAddresses: structure('InstanceSecondaryInterfacePrivateIpAddress', 'PrivateIpAddress'),
    Status: constant('SecondaryInterfaceStatus'),
  },
);
