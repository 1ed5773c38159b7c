console.log('to come')
export {}
