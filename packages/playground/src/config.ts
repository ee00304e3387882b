import { z } from 'zod';

const port = z.coerce
  .number({ error: 'must be a port number from 0 to 65535' })
  .int('must be a port number from 0 to 65535')
  .min(0)
  .max(65_535, 'must be a port number from 0 to 65535');
const token = z
  .string('is not set; give the bot a token such as 123456:ABC-def, the same as its process has')
  .regex(/^\d{1,15}:[\w-]+$/, 'must look like 123456:ABC-def, as Telegram gives it out; any digits and letters do here');

const environment = z.object({
  NODE_ENV: z
    .string()
    .refine((value) => value !== 'production', 'is production, and the local Telegram is for development only. Unset it, or do not start the playground')
    .optional(),
  PORT: port.default(4100),
  SMTP_PORT: port.default(4125),
  COMMITMENT_BOT_TOKEN: token,
  POD_BOT_TOKEN: token,
  CLOCK_FILE: z.string().min(1).optional(),
  DATA_FILE: z.string().min(1).optional(),
  SMS_INCOMING_URL: z.url().optional(),
  TWILIO_AUTH_TOKEN: z.string().min(1).optional(),
});

export type Config = z.infer<typeof environment>;

/** Returns the checked environment. Throws one sentence per wrong variable, all together, and never the value of one. */
export function readConfig(variables: Record<string, string | undefined>): Config {
  const given = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ''));
  const parsed = environment.safeParse(given);
  if (parsed.success) return parsed.data;
  throw new Error(parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}.`).join('\n'));
}
