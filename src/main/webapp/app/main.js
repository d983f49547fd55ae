import { byId } from './dom.js';
import { findSession, forgetSession, saveSession } from './session.js';
import { SignInView } from './sign-in-view.js';
import { Workspace } from './workspace.js';

const signIn = new SignInView((session, stay) => {
  saveSession(session, stay);
  signIn.hide();
  enter(session);
  // The form that had the focus is gone.
  byId('app-title').focus();
});

/** @param {import('./session.js').Session} session */
function enter(session) {
  new Workspace(session, (message) => {
    forgetSession(session.token);
    signIn.show(message);
  });
}

const session = await findSession();
if (session) enter(session);
else signIn.show();
