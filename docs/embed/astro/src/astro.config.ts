// The smallest site that has all four elements.
export default { site: 'https://blog.example.com', trailingSlash: 'always' }
