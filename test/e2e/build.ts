import { execSync } from 'node:child_process';
import { join } from 'node:path';

/** The bot is compiled once for all end-to-end tests: they run what `npm start` runs. */
export default function setup(): void {
  execSync('npm run -s build', { cwd: join(import.meta.dirname, '..', '..'), stdio: 'inherit' });
}
