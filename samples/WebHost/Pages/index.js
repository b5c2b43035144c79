'use strict';

const status = document.getElementById('status');
let token = null;
let tenant = null;

async function call(path, options = {}) {
  const headers = { 'Content-Type': 'application/json' };
  if (token) headers.Authorization = `Bearer ${token}`;
  const answer = await fetch(path, { ...options, headers });
  const text = await answer.text();
  const body = text ? JSON.parse(text) : null;
  if (!answer.ok) throw Object.assign(new Error(body?.detail ?? body?.title ?? `Status ${answer.status}`), { status: answer.status });
  return body;
}

function onSubmit(id, handle) {
  document.getElementById(id).addEventListener('submit', async event => {
    event.preventDefault();
    const fields = Object.fromEntries(new FormData(event.target));
    try {
      status.textContent = await handle(fields);
    } catch (error) {
      status.textContent = error.message;
    }
  });
}

// Whoever does not administer the tenant has signed in all the same.
async function readOutbox() {
  try {
    return await call('/outbox');
  } catch (error) {
    if (error.status !== 403) throw error;
    return null;
  }
}

async function showOutbox() {
  const outbox = document.getElementById('outbox');
  const mails = await readOutbox();
  outbox.replaceChildren(mails ? '' : 'Only administrators of the tenant see it.');
  for (const mail of mails ?? []) {
    const text = document.createElement('pre');
    const parts = mail.text.split(/(https?:\/\/\S+)/);
    for (const part of parts) {
      if (/^https?:\/\//.test(part)) {
        const link = document.createElement('a');
        link.href = part;
        link.textContent = part;
        text.append(link);
      } else {
        text.append(part);
      }
    }
    const heading = document.createElement('h3');
    heading.textContent = `${mail.subject}: ${mail.to}`;
    outbox.append(heading, text);
  }
}

onSubmit('sign-in', async fields => {
  const answer = await call('/login', { method: 'POST', body: JSON.stringify(fields) });
  token = answer.accessToken;
  tenant = fields.tenant;
  document.getElementById('signed-out').hidden = true;
  document.getElementById('signed-in').hidden = false;
  await showOutbox();
  return 'Signed in.';
});

onSubmit('invite', async ({ organization, ...user }) => {
  const path = `/api/${encodeURIComponent(tenant)}/${encodeURIComponent(organization)}/identity/users/sendInvitation`;
  await call(path, { method: 'POST', body: JSON.stringify(user) });
  await showOutbox();
  return 'Invited.';
});

onSubmit('change-address', async fields => {
  await call('/account/email/proof', { method: 'POST', body: JSON.stringify(fields) });
  return 'Open the link in the mail that goes there.';
});

document.getElementById('refresh').addEventListener('click', async () => {
  try {
    await showOutbox();
  } catch (error) {
    status.textContent = error.message;
  }
});
