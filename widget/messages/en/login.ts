// What is said where the site's own login was not taken, in English.

export const login = {
  loginFailed:
    'The login of this site was not accepted. You can log in again, or write as a guest.',
}
