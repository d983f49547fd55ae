import { forgetSession, loadSession, saveSession } from './session.js';
import { SignInView } from './sign-in-view.js';
import { Workspace } from './workspace.js';

const signIn = new SignInView((session, stay) => {
  saveSession(session, stay);
  signIn.hide();
  enter(session);
});

/** @param {import('./session.js').Session} session */
function enter(session) {
  new Workspace(session, (message) => {
    forgetSession(session.token);
    signIn.show(message);
  });
}

const session = loadSession();
if (session) enter(session);
else signIn.show();
