// What the API does about webhooks and what they were sent, by path and method.
import { NoBody } from './moderation-requests.ts'
import type { Operations } from './operation.ts'
import * as requests from './webhook-requests.ts'
import * as webhooks from './webhooks.ts'

const admin = { tag: 'webhooks', openTo: 'none', scope: 'admin' } as const

export const webhookOperations = {
  modWebhooks: {
    get: {
      ...admin,
      id: 'listWebhooks',
      summary: 'The webhooks of a site, oldest first',
      query: requests.WebhooksQuery,
      answers: { 200: webhooks.WebhookPage },
    },
    post: {
      ...admin,
      id: 'createWebhook',
      summary: 'Set up a webhook; its secret is shown this once',
      body: requests.NewWebhook,
      answers: { 201: webhooks.WebhookMade },
      headers: ['Location'],
      problems: ['not_found'],
    },
  },

  modWebhook: {
    get: {
      ...admin,
      id: 'readWebhook',
      summary: 'One webhook',
      answers: { 200: webhooks.Webhook },
    },
    patch: {
      ...admin,
      id: 'changeWebhook',
      summary: 'Change its address or its event types; disable and enable it',
      body: requests.WebhookEdit,
      answers: { 200: webhooks.Webhook },
    },
    delete: {
      ...admin,
      id: 'deleteWebhook',
      summary: 'Delete it with its deliveries',
      answers: { 204: null },
    },
  },

  modWebhookTest: {
    post: {
      ...admin,
      id: 'testWebhook',
      summary: 'Send it an event of the type webhook.test',
      body: NoBody,
      answers: { 202: webhooks.Delivery },
      meanings: { 202: 'It leaves right after this answer.' },
      problems: ['webhook_disabled'],
    },
  },

  modWebhookRotation: {
    post: {
      ...admin,
      id: 'rotateSecret',
      summary: 'Give it another secret; for a day the one before signs as well',
      body: NoBody,
      answers: { 200: webhooks.WebhookMade },
    },
  },

  modDeliveries: {
    get: {
      ...admin,
      id: 'listDeliveries',
      summary: 'What a webhook was sent, newest first',
      query: requests.DeliveriesQuery,
      answers: { 200: webhooks.DeliveryPage },
    },
  },

  modReplay: {
    post: {
      ...admin,
      id: 'replayDelivery',
      summary: 'Send it again, with the same webhook-id',
      body: NoBody,
      answers: { 202: webhooks.Delivery },
      meanings: { 202: 'It leaves right after this answer.' },
    },
  },
} as const satisfies Operations
