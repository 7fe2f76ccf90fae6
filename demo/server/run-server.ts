import { createLog } from './log.ts';
import { startServer, type RunningServer } from './server.ts';
import { readSettings, SettingsError, type Settings } from './settings.ts';

/** Runs a server in this process until it is told to stop; says where it is, or in a line why it could not start. */
export async function runServer({ site = false } = {}): Promise<void> {
  const log = createLog();
  try {
    const settings = readSettings(process.env);
    const server = await startServer({ settings, site, log });
    if (site) console.log(`Trang thử / demo pages:   ${server.address}/`);
    console.log(`Điểm cuối / endpoint:     ${server.address}/api`);
    console.log(wayToTheDesk(settings, server));
    if (!settings.origins)
      console.log('DVC_ORIGINS chưa đặt: trang web nào cũng hỏi được điểm cuối này (any site may ask).');
    if (!settings.trustProxy)
      console.log(
        'DVC_TRUST_PROXY chưa đặt: không biết ai hỏi, nên không giới hạn theo địa chỉ (no limits by address).',
      );
    stopWhenTold(server);
  } catch (error) {
    const reason = whyNot(error);
    if (reason === undefined) throw error;
    console.error(reason);
    process.exitCode = 1;
  }
}

/** Where officers come in, or what to set so that they can. */
const wayToTheDesk = ({ officeToken }: Settings, { address }: RunningServer): string =>
  officeToken
    ? `Bàn cán bộ / office desk: ${address}/office`
    : 'DVC_OFFICE_TOKEN chưa đặt nên chưa có bàn cán bộ. Đặt một chuỗi khó đoán rồi mở /office (set it for an office desk).';

function stopWhenTold(server: RunningServer): void {
  const stop = () => {
    const closed = server.close();
    console.log('Đang dừng, sau khi trả lời xong các yêu cầu dở (stopping).');
    closed.then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
}

/** A reason that whoever starts the server can do something about. */
function whyNot(error: unknown): string | undefined {
  if (error instanceof SettingsError) return error.message;
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'EADDRINUSE') return 'Cổng này đang có chương trình khác dùng. Hãy đặt PORT thành số khác.';
  if (code === 'ECONNREFUSED') return 'PostgreSQL ở DATABASE_URL không trả lời.';
  return undefined;
}
