'use strict';

const status = document.getElementById('status');
const form = document.getElementById('accept');
const token = new URLSearchParams(location.hash.slice(1)).get('token');

// The token is in no address that is kept: neither in the history nor in a bookmark.
history.replaceState(null, '', location.pathname);

async function send(verb, fields = {}) {
  const answer = await fetch(`/invitations/${verb}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ token, ...fields }),
  });
  const text = await answer.text();
  const body = text ? JSON.parse(text) : null;
  if (!answer.ok) throw new Error(body?.detail ?? `Status ${answer.status}`);
  return body;
}

async function preview() {
  const invitation = await send('preview');
  const place = invitation.organizationName ?? invitation.tenantName;
  const until = new Date(invitation.expiresAt).toLocaleString();
  document.getElementById('about').textContent = `${invitation.email} is invited to ${place}, until ${until}.`;
  document.getElementById('new-account').hidden = !invitation.isNewAccount;
  form.displayName.value = invitation.displayName ?? '';
  form.hidden = false;
}

async function end(verb, fields, text) {
  try {
    const answer = await send(verb, fields);
    form.hidden = true;
    status.textContent = text(answer);
  } catch (error) {
    status.textContent = error.message;
  }
}

form.addEventListener('submit', event => {
  event.preventDefault();
  const fields = Object.fromEntries([...new FormData(form)].filter(([, value]) => value !== ''));
  end('accept', fields, answer => `Welcome, ${answer.displayName ?? answer.userKey}. You sign in as ${answer.userKey}.`);
});

document.getElementById('decline').addEventListener('click', () => end('decline', {}, () => 'Declined.'));

if (token) {
  preview().catch(error => { status.textContent = error.message; });
} else {
  status.textContent = 'Open the link of your invitation.';
}
