import type { StorybookConfig } from '@storybook/web-components-vite';
import { msw } from 'msw/vite';

const config: StorybookConfig = {
  stories: ['../stories/**/*.mdx', '../stories/**/*.stories.ts'],
  addons: ['@storybook/addon-docs', '@storybook/addon-a11y', '@storybook/addon-vitest', 'msw-storybook-addon'],
  framework: { name: '@storybook/web-components-vite', options: {} },
  core: { disableTelemetry: true, disableWhatsNewNotifications: true, enableCrashReports: false },
  viteFinal: (vite) => {
    (vite.plugins ??= []).push(msw({ mode: 'worker-only' }));
    return vite;
  },
};

export default config;
