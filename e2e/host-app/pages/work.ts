import { html } from 'hono/html';
import type { Visit } from '../routes/visit.ts';
import { chip, emptyState, face, type Html, icon, reservedSlot } from './parts.ts';
import { shell } from './shell.ts';

export function schedulesPage(visit: Visit): Html {
  const { schedules, reports } = visit.workspace;
  return shell(visit, {
    title: 'Schedules',
    lead: 'Reports that run and mail themselves',
    content: html`
      <section class="card"><header class="card-head"><h2>New schedule</h2></header>
        <form class="inline-form" action="/schedules" method="post" data-track-submit="scheduled_reports">
          <label class="field grow"><span>Report</span><select name="report">${reports.map((report) => html`<option>${report.name}</option>`)}</select></label>
          <label class="field grow"><span>When</span><select name="when"><option>Mondays, 8:00</option><option>Every workday, 7:30</option><option>First of the month, 9:00</option></select></label>
          <label class="field grow"><span>To</span><input name="to" value="All client contacts" maxlength="80" required></label>
          <button class="button main">Schedule it</button>
        </form>
      </section>
      <section class="card"><header class="card-head"><h2>Running</h2><span class="quiet">${schedules.length} of 20</span></header>
        ${
          schedules.length === 0
            ? emptyState('Nothing scheduled', 'The first one takes ten seconds: pick a report and a time above.')
            : html`<ul class="plain-list">${schedules.map(
                (
                  schedule,
                ) => html`<li>${icon('schedules')}<span><b>${schedule.report}</b><small>${schedule.when} to ${schedule.to}</small></span>
          ${schedule.slack ? chip('Posts to Slack', 'good') : html`<form action="/schedules/slack" method="post" data-track-submit="slack_alerts"><button class="button" name="id" value="${schedule.id}">Post to Slack</button></form>`}</li>`,
              )}</ul>`
        }
      </section>
      <uptier-slot placement="schedules-card" class="card-slot"></uptier-slot>`,
  });
}

export function projectsPage(visit: Visit): Html {
  const { projects } = visit.workspace;
  return shell(visit, {
    title: 'Projects',
    lead: 'One project per client or site',
    content: html`
      <uptier-meter limit="projects"></uptier-meter>
      <section class="card"><form class="inline-form" action="/projects" method="post">
        <label class="field grow"><span>New project</span><input name="name" placeholder="Client or site" maxlength="60" required></label>
        <button class="button main">Add project</button>
      </form></section>
      ${projects.length === 0 ? html`<section class="card">${emptyState('No project yet', 'Projects keep a client’s reports, dashboards and people together.')}</section>` : html`<ul class="project-grid">${projects.map((name, index) => html`<li class="card">${icon('projects')}<span><b>${name}</b><small>${2 + ((index * 3) % 5)} reports, ${2 + (index % 3)} dashboards</small></span></li>`)}</ul>`}
      <uptier-slot placement="projects-card" class="card-slot"></uptier-slot>`,
  });
}

export function membersPage(visit: Visit, notice: string): Html {
  const { members } = visit.workspace;
  const mayManage = visit.member.role !== 'member';
  return shell(visit, {
    title: 'Members',
    lead: `${members.length} ${members.length === 1 ? 'person works' : 'people work'} in ${visit.workspace.name}`,
    content: html`
      ${notice ? html`<p class="note" role="status">${icon('info')}${notice}</p>` : ''}
      ${reservedSlot('members-card', 'Readers need no seat', 'A client who only reads gets a link. Seats are for people who build and run reports.')}
      <uptier-meter limit="seats"></uptier-meter>
      <section class="card"><header class="card-head"><h2>Invite a colleague</h2></header><form class="inline-form" action="/members" method="post">
        <label class="field grow"><span>Name</span><input name="name" autocomplete="off" maxlength="60" required></label>
        <label class="field grow"><span>Email</span><input name="email" type="email" autocomplete="off" maxlength="120" required></label>
        <label class="field"><span>Role</span><select name="role"><option value="member">Member</option><option value="admin">Admin</option></select></label>
        <button class="button main">Invite</button>
      </form></section>
      <section class="card"><table class="table">
        <thead><tr><th scope="col">Name</th><th scope="col" class="wide-only">Email</th><th scope="col">Role</th><th scope="col"><span class="sr">Actions</span></th></tr></thead>
        <tbody>${members.map(
          (
            person,
          ) => html`<tr><th scope="row"><span class="person">${face(person.name)}<span><b>${person.name}</b>${person.invited ? html`<small>Invited</small>` : ''}</span></span></th><td class="wide-only">${person.email}</td><td>${chip(person.role, person.role === 'member' ? 'plain' : 'brand')}</td>
          <td class="row-actions">${mayManage && person.role === 'member' && person.id !== visit.member.id ? html`<form action="/members/remove" method="post"><button class="button quiet-button" name="id" value="${person.id}" aria-label="Remove ${person.name}">${icon('close')}</button></form>` : ''}</td></tr>`,
        )}</tbody>
      </table></section>`,
  });
}
