// Where the comments are.
export const origin = 'https://comments.example.com'
export const site = 'my-site'
