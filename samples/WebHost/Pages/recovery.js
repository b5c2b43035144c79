'use strict';

const status = document.getElementById('status');
const given = new URLSearchParams(location.hash.slice(1));
const purpose = ['reset', 'proof'].find(name => given.has(name)) ?? 'ask';
const token = given.get(purpose);

// The token is in no address that is kept: neither in the history nor in a bookmark.
history.replaceState(null, '', location.pathname);

async function send(path, fields, bearer) {
  const headers = { 'Content-Type': 'application/json' };
  if (bearer) headers.Authorization = `Bearer ${bearer}`;
  const answer = await fetch(path, { method: 'POST', headers, body: JSON.stringify(fields) });
  const text = await answer.text();
  const body = text ? JSON.parse(text) : null;
  if (!answer.ok) throw new Error(body?.detail ?? `Status ${answer.status}`);
  return body;
}

const handlers = {
  async ask(fields) {
    await send('/account/password/reset', fields);
    return 'If there is such an account with a proved address, a mail is on its way.';
  },

  async reset({ password }) {
    await send('/account/password/confirm', { token, password });
    return 'The password is set. Sign in with it.';
  },

  async proof(fields) {
    const signedIn = fields.password ? await send('/login', fields) : null;
    await send('/account/email/confirm', { token }, signedIn?.accessToken);
    return 'The address is yours.';
  },
};

const form = document.getElementById(purpose);
form.hidden = false;
form.addEventListener('submit', async event => {
  event.preventDefault();
  try {
    status.textContent = await handlers[purpose](Object.fromEntries(new FormData(form)));
    form.hidden = true;
  } catch (error) {
    status.textContent = error.message;
  }
});
