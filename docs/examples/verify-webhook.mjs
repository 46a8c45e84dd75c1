// Verifies one webhook of Amaan with the reference library of the Standard Webhooks specification: npm install standardwebhooks
// Run: SECRET=whsec_… node verify-webhook.mjs ID TIMESTAMP SIGNATURE < body      (the three headers, the body to the byte)
import { Webhook } from 'standardwebhooks';
import { readFileSync } from 'node:fs';

const [id, timestamp, signature] = process.argv.slice(2);
const event = new Webhook(process.env.SECRET).verify(readFileSync(0, 'utf8'), {
  'webhook-id': id,
  'webhook-timestamp': timestamp,
  'webhook-signature': signature,
});
console.log(event.type, event.data.reference);
