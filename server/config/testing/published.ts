/** The configuration as the documentation shows it, with every key that exists. */
export const publishedConfiguration = `
kafka: { brokers: [localhost:9092], clientId: window, groupId: choreoscope-a, ssl: true, schemaRegistry: 'http://registry:8081',
         sasl: { mechanism: scram-sha-512, username: reader, password: secret } }
processes:
  orders:
    name: Customer orders
    topics: [orders]
    order: value.orderId
    activity: [header.type, value.type]
    time: value.time
    source: value.source
    id: header.ce_id
    correlation: value.correlationId
    causation: value.causationId
    lifecycle: value.lifecycle
    event: { InvoiceSent: { order: value.data.orderReference } }
    labels: { PaymentReceivedEvent: Payment received }
    start: [order-placed]
    outcomes: { completed: [order-completed], expired: [order-expired], failed: [], cancelled: [] }
    attributes: { total: value.amount, region: value.region }
    sla: { endToEnd: PT2H, default: PT10M, steps: { payment-received: PT5M }, atRisk: 75% }
    compensation: { payment-received: payment-refunded }
    publish: { expired: false, completed: false, topic: orders }
    alerts: [{ on: overdue, step: '*', webhook: 'https://example.org/hook' }]
    actions: [{ label: Runbook, step: payment-received, url: 'https://example.org/{order}' }]
    reference: { file: flow.bpmn, map: { Task_1: payment-received } }
    payload: { default: masked, show: [value.amount] }
    links: { kafkaUi: 'https://example.org/{topic}/{partition}/{offset}', trace: 'https://example.org/{correlation}' }
store: { dir: ./.choreoscope, retention: P30D, payloads: true }
server: { port: 9090, host: 127.0.0.1, auth: none, origins: ['https://example.org'], insecure: false, ui: true }
`;
