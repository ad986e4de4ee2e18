import { Check } from 'lucide-react';
import { PERMISSIONS, type Permission, roleMay } from '../../../features/people/permission.ts';
import { peopleWords } from '../../../language/strings/newsroom/people-words.ts';
import { STAFF_ROLES } from '../../../platform/actor.ts';
import { useDesk, useWords } from '../frame/desk.ts';

/** The table of permissions, as it is in the code. */
export function RoleTable() {
  const words = useWords(peopleWords);
  const { words: desk } = useDesk();
  return (
    <details className="roles">
      <summary>{words.whatRoles}</summary>
      <section className="table-scroll" aria-label={words.whatRoles}>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">
                <span className="hidden">{words.whatRoles}</span>
              </th>
              {STAFF_ROLES.map((role) => (
                <th key={role} scope="col">
                  {desk.roles[role]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {(Object.keys(PERMISSIONS) as Permission[]).map((permission) => (
              <tr key={permission}>
                <th scope="row">{words.may[permission]}</th>
                {STAFF_ROLES.map((role) => (
                  <td key={role}>
                    {roleMay(role, permission) ? (
                      <Check role="img" aria-label={words.allowed} />
                    ) : (
                      <span className="quiet">
                        <span aria-hidden="true">–</span>
                        <span className="hidden">{words.notAllowed}</span>
                      </span>
                    )}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </details>
  );
}
