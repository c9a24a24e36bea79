import { createTransport } from 'nodemailer';
import type { Config } from '../config.ts';

export interface Invitation {
  to: string;
  url: string;
  role: string;
}

/** Sends invitations by the mail server of the configuration; answers whether it did. Else they are links to copy. */
export function createMail({ smtpUrl, publicUrl }: Pick<Config, 'smtpUrl' | 'publicUrl'>) {
  const transport = smtpUrl === null ? null : createTransport(smtpUrl);
  return async function send({ to, url, role }: Invitation): Promise<boolean> {
    if (!transport) return false;
    const from = `Uptier <no-reply@${new URL(publicUrl).hostname}>`;
    const text = `You are invited to Uptier as ${role}.\n\nThis link works once and for 7 days:\n${url}\n`;
    return await transport.sendMail({ from, to, subject: 'Your invitation to Uptier', text }).then(
      () => true,
      () => false,
    );
  };
}
export type SendInvitation = ReturnType<typeof createMail>;
