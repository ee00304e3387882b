import { expect, test } from 'vitest';
import { readConfig } from '../../config.ts';
import { channelSettings } from './channel-settings.ts';

const settingsOf = (environment: Record<string, string>) => channelSettings(readConfig(environment, '/').config);
const MAIL = { SMTP_URL: 'smtp://mail.example.org:587', MAIL_FROM: 'The Progress Method <hello@example.org>' };
const ACCOUNT = `AC${'0'.repeat(32)}`;
const TWILIO = { TWILIO_ACCOUNT_SID: ACCOUNT, TWILIO_AUTH_TOKEN: 'f'.repeat(32), TWILIO_FROM: '+12025550100' };
const PUBLIC = { PUBLIC_URL: 'https://api.example.org' };

test('without configuration nothing is sent, and it is said what is missing', () => {
  expect(settingsOf({})).toEqual({
    settings: { email: null, sms: null },
    missing: {
      email: ['SMTP_URL', 'MAIL_FROM'],
      sms: ['TWILIO_ACCOUNT_SID', 'TWILIO_AUTH_TOKEN', 'TWILIO_FROM or TWILIO_MESSAGING_SERVICE_SID', 'PUBLIC_URL'],
    },
    notices: [
      'E-mail is not sent, messages by e-mail wait: set SMTP_URL, MAIL_FROM.',
      'SMS are not sent, messages by SMS wait: set TWILIO_ACCOUNT_SID, TWILIO_AUTH_TOKEN, TWILIO_FROM or TWILIO_MESSAGING_SERVICE_SID, PUBLIC_URL.',
    ],
  });
});

test('a channel that is set up wholly is open', () => {
  expect(settingsOf({ ...MAIL, ...TWILIO, ...PUBLIC })).toEqual({
    settings: {
      email: { smtpUrl: 'smtp://mail.example.org:587', from: { name: 'The Progress Method', address: 'hello@example.org' } },
      sms: { accountSid: ACCOUNT, authToken: 'f'.repeat(32), sender: { from: '+12025550100' }, apiRoot: null },
    },
    missing: { email: [], sms: [] },
    notices: [],
  });
});

test('a messaging service chooses the number itself', () => {
  const service = `MG${'1'.repeat(32)}`;
  expect(settingsOf({ ...TWILIO, ...PUBLIC, TWILIO_MESSAGING_SERVICE_SID: service }).settings.sms?.sender).toEqual({ messagingServiceSid: service });
});

test('in production mail needs an address for the way out of it', () => {
  expect(settingsOf({ ...MAIL, NODE_ENV: 'production' }).notices[0]).toBe('E-mail is not sent, messages by e-mail wait: set PUBLIC_URL.');
  expect(settingsOf(MAIL).settings.email).not.toBeNull();
});
