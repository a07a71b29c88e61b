import type { Handlers } from './handler.ts';

/** What the user calls accounts. */
export const accounts: Handlers<'account.name'> = {
  async 'account.name'(context, { account, name }) {
    await context.unlocked().vault.change((document) => {
      const others = document.accountNames.filter((named) => named.account !== account);
      return { ...document, accountNames: name === '' ? others : [...others, { account, name }] };
    });
    return context.changed();
  },
};
