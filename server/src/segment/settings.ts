/** What `@segment/analytics-next` asks for when it starts: it is told to send to the address it asked. */
export function settingsOf(key: string, asked: URL, publicOrigin: URL): object {
  // Behind a proxy that ends TLS we see http; the public address knows better.
  const protocol = asked.host === publicOrigin.host ? publicOrigin.protocol : asked.protocol;
  const anyEvent = { __default: { enabled: true, integrations: {} } };
  return {
    integrations: {
      'Segment.io': {
        apiKey: key,
        apiHost: `${asked.host}/v1`,
        protocol: protocol.replace(':', ''),
        unbundledIntegrations: [],
        addBundledMetadata: false,
        maybeBundledConfigIds: {},
        versionSettings: { version: '4.4.7', componentTypes: ['browser'] },
      },
    },
    plan: { track: anyEvent, identify: anyEvent, group: anyEvent },
    edgeFunction: {},
    analyticsNextEnabled: true,
    middlewareSettings: {},
    enabledMiddleware: {},
    metrics: { sampleRate: 0 },
    legacyVideoPluginsEnabled: false,
    remotePlugins: [],
  };
}
