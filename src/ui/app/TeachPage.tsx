/**
 * "I teach a class": what a teacher needs to know before the lesson begins, and what doesn't work.
 *
 * Only what is true now stands here. Whoever adds a feature for the room adds its sentence.
 */
import type { ReactNode } from 'react'
import { hasTeachersPage } from '../../notebooks/lessons/teachers-pages'
import { lessonHref, teachHref, type CatalogueEntry } from './catalogue'
import { Header, HeaderLink } from './Header'
import { LabBuilder } from './lab/LabBuilder'
import styles from './TeachPage.module.css'

export function TeachPage({ catalogue }: { readonly catalogue: readonly CatalogueEntry[] }) {
  return (
    <>
      <Header title="I teach a class" end={<HeaderLink href="#/lessons">All lessons</HeaderLink>} />
      <main className={styles.page}>
        <h1>Actorium in your lab</h1>
        <p className={styles.lead}>
          Students open a link and run real programs. Nothing is installed, nobody signs in, and no server
          takes part once the page has come.
        </p>

        <Part title="Before the lesson">
          <p>
            Open the lesson on one of the room’s computers and run its cells once. That is the whole test.
            Every lesson is tried in Chromium and in Firefox before it is published, so a current Chrome, Edge
            or Firefox is the safe choice.
          </p>
          <p>
            The files are static. Any web server in the building can hand them out, from any folder, without
            special headers. Plain <code>http://</code> in the room is enough too.
          </p>
          <p>
            After one visit over <code>https</code> a computer needs no network any more. <b>Repair</b>, at
            the end of <i>All lessons</i>, loads the page anew where something of it is broken.
          </p>
          <p>
            The page runs when it is served, not when <code>index.html</code> is opened from disk: browsers do
            not start workers from files.
          </p>
        </Part>

        <Part title="Give out a link">
          <p>
            Each lesson has an address of its own. Put it on the board or in your course page. Its teacher’s
            page has the question to ask, the wrong answers that come, and what to say. It prints on a sheet
            or two.
          </p>
          <Links catalogue={catalogue} />
          <p>
            A link may lead to one cell: <b>Copy link to this cell</b> is in the menu beside each. Where a
            prediction still closes the cell, the link leads there first.
          </p>
        </Part>

        <Part title="A lab of your own">
          <p>
            A lab is a list of lessons for one sitting. Its page shows the minutes, and how far a student is.
            From there, each lesson leads to the next of the lab. The link holds it all: no server keeps it,
            and it stays as it is until you give out another.
          </p>
          <LabBuilder catalogue={catalogue} />
        </Part>

        <Part title="On the projector">
          <p>
            <b>Projector mode</b>, the screen at the top right, makes everything larger and shows one half of
            a lesson at a time. The key <b>P</b> goes from one half to the other. The QR code at the bottom
            right leads to the page on the wall, and to a cell where the address has one. A click makes it
            large.
          </p>
          <p>
            Without it, the line between notebook and stage can be dragged; a double click puts it back. On a
            narrow projector the stage moves above the text.
          </p>
          <p>
            Use the light theme in a bright room. The button for it is at the top right, and it stays as you
            leave it.
          </p>
          <p>
            Let the class call out which envelope you click next. In <b>You deliver</b> nothing moves until
            you do, so you can talk as long as you like: the cell’s time limit waits with you.
          </p>
        </Part>

        <Part title="So that all see the same run">
          <p>
            In <b>You deliver</b> a run is fixed by three things: the program, the seed and the order of
            deliveries. A lesson brings its seed, so it is the same on every screen. Whoever delivers in the
            same order sees the same run, number for number.
          </p>
          <p>
            A lab with a <b>class seed</b> gives this seed to every cell of its lessons, also to those that
            ask for another, and the bar says so. It governs <code>random()</code> of <code>actors</code>, the
            order of an unordered network, what a network loses and doubles, and faults by chance. For one
            lesson, put <code>?seed=7</code> behind its address.
          </p>
          <p>
            <b>Copy link</b>, in the menu with the arrow into a tray above the stage, gives the run as it
            stands: send it to the class, and each screen can make it again. Nothing runs there until somebody
            says so.
          </p>
          <p>
            At <b>Full speed</b> it is different. There the workers truly race, and two screens may show two
            results, also under one seed. <code>Math.random()</code> is the browser’s own there. That is worth
            showing, too.
          </p>
        </Part>

        <Part title="See who needs you">
          <p>
            <b>I need help</b>, the hand in a lesson’s bar, says so across the whole screen: in which lesson,
            at which cell, and since when. You read it from the other end of the room. It stays over a reload,
            until the student takes it down.
          </p>
          <p>
            A click on the progress in the bar draws it large as well, with its numbers. Nothing is sent: it
            is the screen that says it.
          </p>
        </Part>

        <Part title="Predictions">
          <p>
            Where a lesson asks for a prediction, the rest stays closed until one is locked in. Ask for hands
            first, then lock in what most of the room believes. There is no score, and a wrong prediction
            closes nothing.
          </p>
          <p>
            Some lessons show a program with a mistake in it and ask for the line. Any number of lines may be
            tried, each is answered, and the rest of the lesson is open meanwhile.
          </p>
        </Part>

        <Part title="What is kept, and what isn’t">
          <p>
            Edited cells, answers, opened hints and passed checks are kept in the browser of the computer a
            student sits at. They are there after a reload and on the next day.
          </p>
          <p>
            They are <b>not</b> sent anywhere, so you cannot see them, and they do not follow a student to
            another computer. A private window or a computer that is wiped at night forgets them. Where the
            browser keeps nothing, or promises nothing, the page says so under its header, and{' '}
            <b>Save a copy</b> makes a file that can be opened on another computer.
          </p>
          <p>Variables, actors and outputs are not kept. After a reload the cells are run again.</p>
        </Part>

        <Part title="Collect and grade">
          <p>
            <b>Hand in…</b>, in the menu of the notebook, asks a student for name and group, runs and checks
            everything once more, and saves two files: an <code>.ipynb</code> for grading and a page to read.
            They are handed in by whatever your course uses. In this project’s folder,{' '}
            <code>npm run grade -- FOLDER --lesson NAME</code> judges a folder of such files by the checks of
            the lesson, and by hidden ones that this page does not have. It writes a table of points. What was
            delivered by hand is not in a file, so checks of an order are not judged there.
          </p>
        </Part>

        <Part title="When something hangs">
          <p>
            <b>Stop everything</b> ends the running cell, also in an endless loop. <b>Restart notebook</b>{' '}
            forgets all variables and stops all actors. <b>Undo my edits</b> under a cell brings its original
            text back. None of them touches another cell’s text.
          </p>
        </Part>
      </main>
    </>
  )
}

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className={styles.part}>
      <h2>{title}</h2>
      {children}
    </section>
  )
}

function Links({ catalogue }: { readonly catalogue: readonly CatalogueEntry[] }) {
  const page = window.location.href.replace(/#.*$/, '')
  return (
    <table className={styles.links}>
      <tbody>
        {catalogue.map((entry) => (
          <tr key={entry.id}>
            <th scope="row">
              {entry.number ? `${entry.number} ` : ''}
              {entry.title}
            </th>
            <td>
              <a href={lessonHref(entry.id)}>{page + lessonHref(entry.id)}</a>
            </td>
            <td>
              {hasTeachersPage(entry.id) ? (
                <a href={teachHref(entry.id)} aria-label={`Teacher’s page of ${entry.title}`}>
                  Teacher’s page
                </a>
              ) : null}
            </td>
            <td>{entry.minutes} min</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
